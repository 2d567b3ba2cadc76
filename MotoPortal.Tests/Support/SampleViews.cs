using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Tests.Support;

/// <summary>Views as the portal's reads return them.</summary>
internal static class SampleViews
{
    /// <summary>A moment: 23 Nov 2026, 14:02:11 in Paris.</summary>
    public static DateTimeOffset Moment { get; } = new(2026, 11, 23, 13, 2, 11, TimeSpan.Zero);

    /// <summary>A customer with a record in the portal.</summary>
    public static CustomerView Zoe { get; } =
        new(PortalCustomerId.From("per_zoe"), CustomerId.From("cus_zoe"), "Zoë Ångström", "zoe@customer.example", "+33612345678");

    /// <summary>A customer without a record in the portal, and without a name.</summary>
    public static CustomerView Unknown { get; } = new(null, CustomerId.From("cus_unknown"), "", null, null);

    /// <summary>Her consent to monthly charges.</summary>
    public static ConsentScope Scope { get; } =
        ConsentScope.Recurring(
            "Fleurs", AmountRule.UpTo, new Money(80_00, "eur"), ChargePeriod.Month, new DateOnly(2026, 12, 1), new DateOnly(2027, 11, 23));

    /// <summary>Her card.</summary>
    public static SealedCardView Card { get; } = new(PaymentMethodId.From("pm_4242"), "visa", "4242", 12, 2030, true, Moment.AddMinutes(2));

    /// <summary>Her consent.</summary>
    public static ConsentView Consent { get; } = new(
        ConsentId.From("con_1043"), "C-1043", CardSetupId
            .From("set_1"), Zoe.Id!.Value, Zoe.Name, OrderChannel.Telephone, "A-10442", 4, "fr", Scope, true, Moment,
        "Camille D.", ConsentResult.CardSaved, Card);
}
