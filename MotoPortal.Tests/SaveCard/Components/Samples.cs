using MotoPortal.Consents.Agreement;
using MotoPortal.Customers.Records;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Readers;
using MotoPortal.Readers.Inspections;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.States;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Tests.SaveCard.Components;

/// <summary>Sample data of these tests.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 2, 11, TimeSpan.Zero);

    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly CardSetupId Setup = CardSetupId.From("set_1");

    public static readonly CustomerView Zoe =
        new(PortalCustomerId.From("per_1"), CustomerId.From("cus_zoe"), "Zoë Ångström", "zoe@example.com", "+33612345678");

    public static readonly CustomerView Other = new(null, CustomerId.From("cus_other"), "Zoë Angstrom", null, "+33612345678");

    public static readonly ConsentScope Scope =
        ConsentScope.OnRequest("Wine by the case", new Money(8000, "eur"), null, new DateOnly(2027, 11, 23));

    public static readonly ConsentSummaryView Consent = new(ConsentId.From("con_1"), "C-1043", 1, "fr", Scope, AllowsRedisplay: false, Now);

    public static readonly SavedCardView Card = new(PaymentMethodId.From("pm_1"), "visa", "4242", 12, 2030, CountedAsMoto: true);

    public static readonly AttemptView Attempt =
        new(1, ReaderId.From("tmr_front"), "Front desk", Now, AcceptedAt: null, Now.AddMinutes(3), IsCanceling: false);

    public static SetupView View(SetupState state, SetupStep step) =>
        new(Setup, state, step, null, null, null, null, null, null, null, IsPreparing: false, "Camille", Now, Now);

    public static SetupView Saved(bool? countedAsMoto = true) => View(SetupState.Saved, SetupStep.Done) with
    {
        Customer = Zoe,
        Channel = OrderChannel.Telephone,
        OrderReference = "A-10442",
        Consent = Consent,
        Attempt = Attempt,
        Card = Card with { CountedAsMoto = countedAsMoto },
    };

    public static ReaderView Reader(string id, string label, bool? isOnline = true) =>
        new(ReaderId.From("tmr_" + id), label, "stripe_s700", isOnline, Now
            .AddMinutes(-5), TakesCardsByPhone: true, null, null, InspectionStanding.InTime);

    public static ScriptView Script(string language) => new(
        1,
        language,
        [
            new(TermsPartKey.Agreement, "Vous acceptez que nous débitions votre carte."),
            new(TermsPartKey.Timing, "Uniquement lorsque vous nous le demandez."),
            new(TermsPartKey.Amount, "Au plus 80 €."),
        ],
        "Pouvons-nous vous montrer cette carte à nouveau ?",
        "Le responsable de vos données est Atelier Lumière.",
        new string('a', 64),
        IsComplete: true);

    public static ConsentForm FilledConsent() => new()
    {
        Language = "fr",
        Kind = ConsentKind.OnRequest,
        Purpose = "Vin en carton",
        Amount = "80",
        ValidUntil = new DateOnly(2027, 11, 23),
    };
}
