namespace MotoPortal.Notices.Records;

/// <summary>A change of the terms that is announced to the customers under older ones.</summary>
/// <param name="Version">The version of the terms.</param>
/// <param name="AskFrom">The day from which customers are asked to agree to it.</param>
/// <param name="TellBy">The last day on which a customer is told in time.</param>
internal sealed record Announcement(int Version, DateOnly AskFrom, DateOnly TellBy);
