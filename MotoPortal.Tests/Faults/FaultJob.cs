namespace MotoPortal.Tests.Faults;

/// <summary>A job of a clerk or of the portal.</summary>
/// <param name="DoAsync">Does it, in spite of faults.</param>
/// <param name="WrongAsync">What is wrong when all is at rest; null for nothing.</param>
internal sealed record FaultJob(Func<Task> DoAsync, Func<Task<string?>> WrongAsync);
