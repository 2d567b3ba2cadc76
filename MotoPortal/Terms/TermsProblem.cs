namespace MotoPortal.Terms;

/// <summary>One thing that keeps a draft from being published.</summary>
/// <param name="Language">In which language.</param>
/// <param name="Key">In which part.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Place">The place in question, without braces; null where it is not about a place.</param>
public sealed record TermsProblem(string Language, TermsPartKey Key, TermsFault Fault, string? Place = null);
