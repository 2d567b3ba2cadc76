using MotoPortal.Primitives;

namespace MotoPortal.Gateway.Objects;

/// <summary>A file at Stripe, without its content.</summary>
/// <param name="Id">Stripe's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Stripe's word for its kind, such as <c>pdf</c>; empty when Stripe does not say.</param>
/// <param name="Bytes">Its size, in bytes.</param>
public sealed record StripeFile(StripeFileId Id, string Name, string Kind, long Bytes);
