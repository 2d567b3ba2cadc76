using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Charges.Pages;

/// <summary>Charges as the portal's reads return them.</summary>
internal static class SampleCharges
{
    /// <summary>Forty euros in this state, unless the test changes it.</summary>
    public static ChargeView In(ChargeState state, ChargeInitiation initiation =
        ChargeInitiation.CustomerOnLine, string? declineCode = null) => new(
        Id: ChargeId.From("chg_1"),
        Number: "P-1001",
        CustomerId: SampleViews.Zoe.Id!.Value,
        CustomerName: SampleViews.Zoe.Name,
        ConsentId: SampleViews.Consent.Id,
        ConsentNumber: "C-1043",
        Purpose: "Fleurs",
        Language: "fr",
        SetupId: null,
        CardBrand: "visa",
        CardLast4: "4242",
        Initiation: initiation,
        Origin: ChargeOrigin.Clerk,
        DueOn: null,
        Amount: new Money(40_00, "eur"),
        AmountRefunded: new Money(0, "eur"),
        Reference: "A-1",
        Reason: "",
        Recap: "€40.00 to Visa •••• 4242",
        State: state,
        Problem: state is ChargeState.Refused ? ChargeProblem.StripeRefused : null,
        DeclineCode: state is ChargeState.Declined ? declineCode ?? "generic_decline" : null,
        AdviceCode: null,
        CountedAsMoto: true,
        PaymentIntent: PaymentIntentId.From("pi_1"),
        RequestedById: "u-camille",
        RequestedBy: "Camille D.",
        RequestedAt: SampleViews.Moment,
        SentAt: SampleViews.Moment,
        SettledAt: null,
        OverriddenClauses: [],
        ApprovedBy: null,
        ApprovedAt: null,
        ApprovalReason: null);
}
