namespace MotoPortal.Notices.Records;

/// <summary>A list of what customers are to be told, or were told.</summary>
/// <param name="Rows">The rows, at most <see cref="NoticeReads.MostListed"/>.</param>
/// <param name="Total">The number of all.</param>
public sealed record NoticeListView(IReadOnlyList<NoticeView> Rows, int Total);
