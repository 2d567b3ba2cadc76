namespace MotoPortal.Data.Guards;

/// <summary>Thrown when a card number was about to be stored, because a form let it through. The transaction is rolled back.</summary>
/// <param name="column">The table and column; never the value.</param>
internal sealed class CardNumberException(string column)
    : InvalidOperationException($"What looks like a card number was about to be stored in {column}; nothing was stored.");
