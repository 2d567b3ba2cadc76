using MotoPortal.Primitives;

namespace MotoPortal.Readers;

/// <summary>A reader as the clerk chooses it.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Label">The name on its sticker.</param>
/// <param name="DeviceType">Stripe's device type, such as <c>stripe_s700</c>.</param>
/// <param name="IsOnline">Whether Stripe heard from it in the last two minutes; null when Stripe does not say. Never a reason to hide the
/// reader.</param>
/// <param name="LastSeenAt">When Stripe heard from it last, UTC.</param>
/// <param name="TakesCardsByPhone">Whether the device can key in cards (S700, S710, WisePOS E).</param>
/// <param name="HeldBy">Who holds it now; empty when it is busy with something outside the portal; null when it is free.</param>
/// <param name="HeldForSetup">The setup it is held for; null when it is free or busy outside the portal.</param>
/// <param name="Inspection">Where its inspection stands.</param>
public sealed record ReaderView(
    ReaderId Id,
    string Label,
    string DeviceType,
    bool? IsOnline,
    DateTimeOffset? LastSeenAt,
    bool TakesCardsByPhone,
    string? HeldBy,
    CardSetupId? HeldForSetup,
    InspectionStanding Inspection);
