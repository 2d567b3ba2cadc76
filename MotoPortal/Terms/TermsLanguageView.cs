using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>The words of one version in one language.</summary>
/// <param name="Language">The language as a code of a .NET culture, mostly two letters.</param>
/// <param name="Sha256">SHA-256 of these words, as <see cref="ScriptView.Sha256"/> has it.</param>
/// <param name="Parts">The parts in their order, with places in braces.</param>
public sealed record TermsLanguageView(string Language, string Sha256, ImmutableArray<TermsPartView> Parts);
