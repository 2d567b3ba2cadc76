namespace MotoPortal.Simulator.Cards;

/// <summary>A card as it was keyed in, without the number, which stays with the caller.</summary>
/// <param name="Card">The test card.</param>
/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="ExpiryYear">Four digits.</param>
/// <param name="HasCvc">Whether a security code was given. The code itself is checked and dropped.</param>
internal sealed record KeyedCard(TestCard Card, int ExpiryMonth, int ExpiryYear, bool HasCvc);
