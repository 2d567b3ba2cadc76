namespace MotoPortal.SaveCard.Setups;

/// <summary>The form that was printed for a customer.</summary>
/// <param name="Number">The number on it, such as <c>F-2001</c>.</param>
/// <param name="TermsVersion">The version of the terms on it.</param>
/// <param name="ScriptSha256">The digest of the words on it.</param>
public sealed record PostalFormView(string Number, int TermsVersion, string ScriptSha256);
