using MotoPortal.Consents.Agreement;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>A scope that the customer agreed to before.</summary>
/// <param name="Number">The number of its consent.</param>
/// <param name="Scope">The scope.</param>
/// <param name="Language">The language of its terms, as a two-letter code, and so of the purpose.</param>
/// <param name="AgreedOn">The day of the agreement in the company's zone.</param>
public sealed record EarlierScope(string Number, ConsentScope Scope, string Language, DateOnly AgreedOn);
