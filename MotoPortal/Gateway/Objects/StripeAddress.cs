namespace MotoPortal.Gateway.Objects;

/// <summary>A postal address; a part that is not known is empty.</summary>
/// <param name="Line1">Street and number.</param>
/// <param name="Line2">Floor, building or the like.</param>
/// <param name="PostalCode">The postal code.</param>
/// <param name="City">The city.</param>
/// <param name="Country">The country, two letters.</param>
internal sealed record StripeAddress(string Line1, string Line2, string PostalCode, string City, string Country)
{
    /// <summary>No address.</summary>
    public static StripeAddress None { get; } = new("", "", "", "", "");
}
