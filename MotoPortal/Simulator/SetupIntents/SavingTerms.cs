namespace MotoPortal.Simulator.SetupIntents;

/// <summary>The terms of saving a card on a reader.</summary>
/// <param name="Moto">Whether it is a mail or telephone order.</param>
/// <param name="AllowRedisplay">The PaymentMethod's <c>allow_redisplay</c>.</param>
internal sealed record SavingTerms(bool Moto, string AllowRedisplay);
