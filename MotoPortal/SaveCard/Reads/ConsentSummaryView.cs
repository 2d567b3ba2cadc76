using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard.Reads;

/// <summary>The consent of a setup.</summary>
/// <param name="Id">The consent's id.</param>
/// <param name="Number">The number told to customers, such as <c>C-1043</c>.</param>
/// <param name="TermsVersion">The version of the terms.</param>
/// <param name="Language">The language of the terms, a two-letter code.</param>
/// <param name="Scope">The scope.</param>
/// <param name="AllowsRedisplay">Whether the card may be shown to the customer again.</param>
/// <param name="GivenAt">When it was given, UTC.</param>
public sealed record ConsentSummaryView(
    ConsentId Id, string Number, int TermsVersion, string Language, ConsentScope Scope, bool AllowsRedisplay, DateTimeOffset GivenAt);
