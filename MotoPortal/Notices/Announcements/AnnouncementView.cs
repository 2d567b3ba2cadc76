namespace MotoPortal.Notices.Announcements;

/// <summary>What an announcement of the newest terms would do.</summary>
/// <param name="Version">The version.</param>
/// <param name="Customers">The number of customers who agreed to older terms and were not told of it.</param>
/// <param name="Earliest">The earliest day from which they can be asked to agree to it.</param>
/// <param name="Days">The number of days before, by which each customer is told.</param>
internal sealed record AnnouncementView(int Version, int Customers, DateOnly Earliest, int Days);
