using System.Collections.Immutable;

namespace MotoPortal.Primitives.Amounts;

/// <summary>The currencies that a form offers.</summary>
public static class Currencies
{
    /// <summary>Three letters in lower case each.</summary>
    public static ImmutableArray<string> Offered { get; } =
        ["eur", "gbp", "usd", "chf", "cad", "dkk", "nok", "sek", "pln", "jpy", "kwd"];
}
