using MotoPortal.Consents.Evidence;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.Status;

/// <summary>What the holder of a copy may know of its consent: nothing of the person, the card or the amounts.</summary>
/// <param name="Entry">The number of the consent's entry in the ledger.</param>
/// <param name="Since">When the entry was written, UTC.</param>
/// <param name="Language">The language of the consent, as a BCP 47 tag.</param>
/// <param name="Result">What became of the consent.</param>
/// <param name="EndedAt">When it ended, UTC; null while it is in force.</param>
/// <param name="IsSealBroken">Whether the record differs from what the ledger committed to.</param>
/// <param name="Calendar">The calendar of the consent's store.</param>
internal sealed record ConsentStatusView(
    long Entry,
    DateTimeOffset Since,
    string Language,
    ConsentResult Result,
    DateTimeOffset? EndedAt,
    bool IsSealBroken,
    StoreCalendar Calendar);
