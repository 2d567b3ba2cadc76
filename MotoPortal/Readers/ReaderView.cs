using MotoPortal.Primitives;
using MotoPortal.Readers.Inspections;

namespace MotoPortal.Readers;

/// <summary>A reader to choose.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Label">The name on its sticker.</param>
/// <param name="DeviceType">Stripe's device type, such as <c>stripe_s700</c>.</param>
/// <param name="IsOnline">
/// Whether Stripe heard from it in the last two minutes; null when Stripe does not say. It is listed in any case.
/// </param>
/// <param name="LastSeenAt">When Stripe heard from it last, UTC.</param>
/// <param name="TakesCardsByPhone">Whether the device can key in cards (S700, S710, WisePOS E).</param>
/// <param name="HeldBy">The holder's name; empty when another program uses it; null when it is free.</param>
/// <param name="HeldForSetup">The setup that holds it; null when it is free or used by another program.</param>
/// <param name="Inspection">The standing of its inspection.</param>
/// <param name="HeldSince">Since when that setup holds it, UTC; null when it is not known.</param>
/// <param name="LastCommand">How the last command went; null before the first.</param>
public sealed record ReaderView(
    ReaderId Id,
    string Label,
    string DeviceType,
    bool? IsOnline,
    DateTimeOffset? LastSeenAt,
    bool TakesCardsByPhone,
    string? HeldBy,
    CardSetupId? HeldForSetup,
    InspectionStanding Inspection,
    DateTimeOffset? HeldSince = null,
    ReaderCommandView? LastCommand = null);
