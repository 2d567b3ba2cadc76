using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A Terminal reader as Stripe returns it.</summary>
internal sealed record StripeReader(
    ReaderId Id,
    string Label,
    string DeviceType,
    bool? IsOnline,
    DateTimeOffset? LastSeenAt,
    LocationId? Location,
    StripeReaderAction? Action,
    string? SerialNumber,
    string? SoftwareVersion = null);
