namespace MotoPortal.Data;

/// <summary>A card number was about to be stored: a form let it through. Nothing of the transaction is kept.</summary>
/// <param name="column">Table and column; never the value.</param>
internal sealed class CardNumberException(string column)
    : InvalidOperationException($"What looks like a card number was about to be stored in {column}; nothing was stored.");
