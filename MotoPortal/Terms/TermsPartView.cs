namespace MotoPortal.Terms;

/// <summary>One part as it was written, with places in braces for what each consent fills in.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Text">The words.</param>
public sealed record TermsPartView(TermsPartKey Key, string Text);
