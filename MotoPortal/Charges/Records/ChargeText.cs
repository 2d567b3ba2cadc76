using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Shell.Theme;

namespace MotoPortal.Charges.Records;

/// <summary>The texts of a charge's states, initiations and history, in the reader's language.</summary>
internal static class ChargeText
{
    /// <summary>The text of a state, a word or two.</summary>
    public static string Of(ChargeState state) => Find($"State_{state}") ?? state.ToString();

    /// <summary>The text of how a charge stands, a word or two: one that was paid and is disputed is not called paid.</summary>
    public static string Of(ChargeView charge) =>
        charge is { State: ChargeState.Succeeded, IsDisputed: true } ? Find(nameof(ChargeStateTexts.Disputed))! : Of(charge.State);

    /// <summary>The text of how a charge was initiated, a few words.</summary>
    public static string Of(ChargeInitiation initiation) => Find($"Way_{initiation}") ?? initiation.ToString();

    /// <summary>The card; a dash when it is not known.</summary>
    public static string CardOf(ChargeView charge) =>
        charge is { CardBrand: { } brand, CardLast4: { } last4 } ? SealedCardText.Of(brand, last4) : "–";

    /// <summary>The text of an entry, a few words; the kind itself when there is no text for it.</summary>
    /// <param name="kind">The ledger's kind of entry, such as <c>charge.succeeded</c>.</param>
    public static string OfEvent(string kind) => Find($"Event_{kind.Replace('.', '_')}") ?? kind;

    /// <summary>The tone of the state.</summary>
    public static Tone ToneOf(ChargeState state) => state switch
    {
        ChargeState.Succeeded => Tone.Good,
        ChargeState.Declined or ChargeState.Refused => Tone.Bad,
        ChargeState.AwaitingApproval or ChargeState.Unknown or ChargeState.Authorized or ChargeState.NeedsCustomer or ChargeState.NotSent =>
            Tone.Careful,
        ChargeState.Sending or ChargeState.Processing => Tone.Active,
        ChargeState.GivenUp => Tone.Neutral,
    };

    /// <summary>The tone of how a charge stands.</summary>
    public static Tone ToneOf(ChargeView charge) =>
        charge is { State: ChargeState.Succeeded, IsDisputed: true } ? Tone.Careful : ToneOf(charge.State);

    /// <summary>The tone of an entry.</summary>
    /// <param name="kind">The ledger's kind of entry.</param>
    public static Tone ToneOfEvent(string kind) => kind switch
    {
        "charge.succeeded" or "charge.refunded" or "consent.suspension_lifted" => Tone.Good,
        "charge.declined" or "charge.refused" or "charge.denied" or "charge.refund_failed" or "charge.disputed" or "consent.suspended"
            or "charge.seal_broken" => Tone.Bad,
        "charge.unknown" or "charge.needs_customer" or "charge.awaits_approval" or "charge.not_sent" or "charge.authorized" => Tone.Careful,
        _ => Tone.Neutral,
    };

    private static string? Find(string key) => ChargeStateTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture);
}
