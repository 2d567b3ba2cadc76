using MotoPortal.Primitives;

namespace MotoPortal.Consents.Seals;

/// <summary>A consent that failed its seal check, for administrators.</summary>
/// <param name="Id">The consent.</param>
/// <param name="Number">Its number; its id when the row is missing.</param>
/// <param name="Fields">The names of the fields that do not match.</param>
/// <param name="FoundAt">When the mismatch was first found, UTC.</param>
internal sealed record SealFindingView(ConsentId Id, string Number, string Fields, DateTimeOffset FoundAt);
