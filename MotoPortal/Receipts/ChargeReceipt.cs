using System.Collections.Immutable;
using MotoPortal.Consents.Copy;

namespace MotoPortal.Receipts;

/// <summary>
/// The receipt of a charge: what it says, in the customer's language, before it is put on paper, on a page or into an e-mail. All three
/// say the same because they are made of this.
/// </summary>
/// <param name="Language">The language of its words, as a BCP 47 tag.</param>
/// <param name="Title">Its title.</param>
/// <param name="Number">The charge's number, such as <c>P-1001</c>.</param>
/// <param name="Merchant">The store's name.</param>
/// <param name="ChargedAt">When it was charged, UTC.</param>
/// <param name="Sections">What it says, in order; the first has no heading.</param>
public sealed record ChargeReceipt(string Language, string Title, string Number, string Merchant, DateTimeOffset ChargedAt, ImmutableArray<CopySection> Sections);
