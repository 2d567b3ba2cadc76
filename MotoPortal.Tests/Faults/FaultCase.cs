namespace MotoPortal.Tests.Faults;

/// <summary>One fault at one request of a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Index">Which of its requests, from 0.</param>
/// <param name="Request">That request's method and path.</param>
/// <param name="Fault">The fault; null for none.</param>
/// <param name="HearsEvents">Whether Stripe's events come; otherwise the portal only polls.</param>
internal sealed record FaultCase(string Job, int Index, string Request, ProxyFault? Fault, bool HearsEvents);
