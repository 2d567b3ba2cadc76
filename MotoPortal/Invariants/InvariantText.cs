using System.Globalization;

namespace MotoPortal.Invariants;

/// <summary>The sentences of the invariants and of their violations.</summary>
internal static class InvariantText
{
    /// <summary>The invariant as a sentence.</summary>
    public static string Of(Invariant invariant, CultureInfo language) => Find($"Rule_{invariant}", language);

    /// <summary>The violation, without its subject.</summary>
    public static string Of(InvariantViolation violation, CultureInfo language) => Find($"Violation_{violation}", language);

    private static string Find(string key, CultureInfo language) => InvariantsTexts.ResourceManager.GetString(key, language)!;
}
