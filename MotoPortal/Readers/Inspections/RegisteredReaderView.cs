using MotoPortal.Primitives;

namespace MotoPortal.Readers.Inspections;

/// <summary>A reader in the register of readers (PCI DSS 9.5.1.1).</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Label">The name on its sticker.</param>
/// <param name="Serial">Its serial number; null when Stripe has none.</param>
/// <param name="DeviceType">Stripe's device type, such as <c>stripe_s700</c>.</param>
/// <param name="IsOnline">Whether Stripe heard from it in the last two minutes; null when Stripe does not say.</param>
/// <param name="Location">The location where it is registered; null for none.</param>
/// <param name="Last">Its last inspection; null when there was none.</param>
/// <param name="Standing">The standing of its inspection.</param>
/// <param name="DueAt">The deadline of the next inspection, UTC; null when there is none.</param>
public sealed record RegisteredReaderView(
    ReaderId Id,
    string Label,
    string? Serial,
    string DeviceType,
    bool? IsOnline,
    LocationId? Location,
    InspectionView? Last,
    InspectionStanding Standing,
    DateTimeOffset? DueAt);
