namespace MotoPortal.Terms.Versions;

/// <summary>A problem that prevents the publication of a draft.</summary>
/// <param name="Language">The language.</param>
/// <param name="Key">The part.</param>
/// <param name="Fault">The fault.</param>
/// <param name="Place">The placeholder in question, without braces; null for other faults.</param>
public sealed record TermsProblem(string Language, TermsPartKey Key, TermsFault Fault, string? Place = null);
