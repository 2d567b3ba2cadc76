using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>The taking of a card under a consent, as the room sees it that ends consents. Implemented where cards are taken.</summary>
internal interface ISetupCanceller
{
    /// <summary>
    /// Ends the taking of a card within the transaction that ends its consent; a card that arrives all the same is removed.
    /// </summary>
    /// <returns>False while a reader is asking for the card: it has to be stopped first, for its result is not known yet.</returns>
    Task<bool> TryEndAsync(AtomicScope scope, CardSetupId setup, Actor actor, CancellationToken cancellationToken);
}
