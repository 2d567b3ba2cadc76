namespace MotoPortal.Tests.Support;

/// <summary>What the portal meets when it touches a row that a test has poisoned.</summary>
internal sealed class PoisonedRowException() : Exception("This row throws, whatever is done with it.");
