using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Setups;

/// <summary>The consent behind a setup.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number that customers are told: <c>C-1043</c>.</param>
/// <param name="TermsVersion">The version of the terms that was read.</param>
/// <param name="Language">The language in which it was read.</param>
/// <param name="Scope">What was agreed.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="GivenAt">When, UTC.</param>
public sealed record ConsentSummaryView(
    ConsentId Id, string Number, int TermsVersion, string Language, ConsentScope Scope, bool AllowsRedisplay, DateTimeOffset GivenAt);
