using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>A consent that does not match its seal, for administrators.</summary>
/// <param name="Id">The consent.</param>
/// <param name="Number">Its number; its id when the row is gone.</param>
/// <param name="Fields">The names of what does not match.</param>
/// <param name="FoundAt">When that was found first, UTC.</param>
internal sealed record SealFindingView(ConsentId Id, string Number, string Fields, DateTimeOffset FoundAt);
