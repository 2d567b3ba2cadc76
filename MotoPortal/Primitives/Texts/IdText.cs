namespace MotoPortal.Primitives.Texts;

/// <summary>The text rules of all ids.</summary>
internal static class IdText
{
    // Stripe's ids are at most 255 characters:
    // https://docs.stripe.com/upgrades#what-changes-does-stripe-consider-to-be-backwards-compatible
    private const int MaximumLength = 255;

    /// <summary>Returns the text if it is the prefix followed by letters, digits or underscores.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static string Require(string value, string prefix) =>
        Fits(value, prefix) ? value : throw new FormatException($"An id that starts with '{prefix}' was expected.");

    /// <summary>Whether the text is the prefix followed by letters, digits or underscores.</summary>
    public static bool Fits(string? value, string prefix) =>
        value is not null
        && value.Length > prefix.Length
        && value.Length <= MaximumLength
        && value.StartsWith(prefix, StringComparison.Ordinal)
        && value.AsSpan(prefix.Length).IndexOfAnyExcept(Allowed) < 0;

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
