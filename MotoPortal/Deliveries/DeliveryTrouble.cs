namespace MotoPortal.Deliveries;

/// <summary>What an administrator has to know without asking.</summary>
/// <param name="Letters">How many events were given up.</param>
/// <param name="Late">How old the oldest event is that is not applied; null when none is late.</param>
public sealed record DeliveryTrouble(int Letters, TimeSpan? Late);
