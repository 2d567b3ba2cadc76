using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Consents.CardRemoval;

/// <summary>Cancels the taking of a card under a consent. Implemented by the room that takes cards.</summary>
internal interface ISetupCanceller
{
    /// <summary>
    /// Cancels the setup of a consent in the transaction that ends the consent; a card that arrives nevertheless is removed.
    /// </summary>
    /// <returns>False while a reader is asking for the card, whose result is not known: the reader has to be stopped first.</returns>
    Task<bool> TryEndAsync(AtomicScope scope, CardSetupId setup, Actor actor, CancellationToken cancellationToken);
}
