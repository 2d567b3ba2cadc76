using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>The terms that can be used now.</summary>
/// <param name="Number">The version's number.</param>
/// <param name="Languages">The languages in which they can be read, as codes of .NET cultures; English and French first.</param>
public sealed record NewestTermsView(int Number, ImmutableArray<string> Languages);
