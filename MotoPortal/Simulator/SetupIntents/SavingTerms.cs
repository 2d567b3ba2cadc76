namespace MotoPortal.Simulator.SetupIntents;

/// <summary>How a reader was told to save a card.</summary>
/// <param name="Moto">Whether by MOTO.</param>
/// <param name="AllowRedisplay">What the PaymentMethod is to say.</param>
internal sealed record SavingTerms(bool Moto, string AllowRedisplay);
