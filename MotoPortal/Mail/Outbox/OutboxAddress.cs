using MotoPortal.Primitives;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Mail.Outbox;

/// <summary>What the outbox shows, as its address says it, with a mail open beside it or none.</summary>
public sealed record OutboxAddress() : ListAddress<OutboxAddress, MailColumn>(MailColumn.CreatedAt)
{
    /// <summary>The mail that is open; null for none.</summary>
    public MailId? Open { get; init; }

    /// <inheritdoc/>
    protected override string Path => "/outbox";

    /// <summary>The page of the list alone, which is what is read.</summary>
    public OutboxQuery ToQuery() => new(Page, Size, Descending);

    /// <inheritdoc/>
    protected override ListAddress<OutboxAddress, MailColumn> AsList() => this with { Open = null };

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Filters() => [];

    /// <inheritdoc/>
    protected override IEnumerable<(string Key, string? Value)> Beside() => [("mail", Open?.Value)];

    /// <inheritdoc/>
    protected override ListAddress<OutboxAddress, MailColumn> ReadFilters(AddressQuery asked) =>
        new OutboxAddress { Open = MailId.TryFrom(asked["mail"]) };

    /// <inheritdoc/>
    protected override bool BeginsDescending(MailColumn column) => true;
}
