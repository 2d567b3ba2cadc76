using System.Collections.Immutable;
using MotoPortal.Terms.Scripts;

namespace MotoPortal.Terms.Versions;

/// <summary>The text of one version in one language.</summary>
/// <param name="Language">The language as a .NET culture code, mostly two letters.</param>
/// <param name="Sha256">SHA-256 of the text, see <see cref="ScriptView.Sha256"/>.</param>
/// <param name="Parts">The parts in order, with placeholders.</param>
public sealed record TermsLanguageView(string Language, string Sha256, ImmutableArray<TermsPartView> Parts);
