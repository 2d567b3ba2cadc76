namespace MotoPortal.Tests.Support;

/// <summary>Thrown by statements that name a poisoned row.</summary>
internal sealed class PoisonedRowException() : Exception("This row throws, whatever is done with it.");
