namespace MotoPortal.SaveCard.Setups;

/// <summary>The form that was printed for a customer.</summary>
/// <param name="Number">The number on it, such as <c>F-2001</c>.</param>
/// <param name="TermsVersion">The version of the terms on it.</param>
/// <param name="ScriptSha256">The digest of the words on it.</param>
public sealed record PostalFormView(string Number, int TermsVersion, string ScriptSha256)
{
    /// <summary>The form in a setup's row; null when none was printed.</summary>
    internal static PostalFormView? Of(int? number, int? termsVersion, string? scriptSha256) =>
        (number, termsVersion, scriptSha256) is ({ } printed, { } version, { } words)
            ? new PostalFormView(PostalFormNumber.Write(printed), version, words)
            : null;
}
