using System.Collections.Immutable;

namespace MotoPortal.Terms.Versions;

/// <summary>The current version of the terms.</summary>
/// <param name="Number">The version's number.</param>
/// <param name="Languages">The languages in which they can be read, as .NET culture codes; English and French first.</param>
public sealed record NewestTermsView(int Number, ImmutableArray<string> Languages);
