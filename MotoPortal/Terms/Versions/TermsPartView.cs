namespace MotoPortal.Terms.Versions;

/// <summary>A part as written, with placeholders for the consent's values.</summary>
/// <param name="Key">The part.</param>
/// <param name="Text">The words.</param>
/// <param name="AskedWithPrevious">Whether one yes answers this part and the one before it.</param>
public sealed record TermsPartView(TermsPartKey Key, string Text, bool AskedWithPrevious = false);
