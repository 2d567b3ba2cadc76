namespace MotoPortal.Gateway.Objects;

/// <summary>What changes of a Customer; null for what stays, an empty text for what is taken away.</summary>
internal sealed record CustomerChange(
    string? Name, string? Email, string? Phone, string? Language, StripeAddress? Address, string? Company, string? Note);
