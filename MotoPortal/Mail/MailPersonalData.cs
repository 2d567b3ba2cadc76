using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Pdf;
using MotoPortal.PersonalData;

namespace MotoPortal.Mail;

/// <summary>Exports, counts and erases the mails to a customer, sent or not.</summary>
internal sealed class MailPersonalData(MailReads mails) : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(OutgoingMail)] = DataCategory.Mail,
        [typeof(OutgoingAttachment)] = DataCategory.Mail,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public async Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        new() { Mails = await db.Set<OutgoingMail>().CountAsync(mail => mail.CustomerId == subject.Customer, cancellationToken) };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var sent = await mails.ListOfCustomerAsync(subject.Customer, cancellationToken);
        return
        [
            new PersonalSection("mails", sent, sent.Count)
            {
                Chapter = PersonalChapter.Letters,
                Blocks = [.. sent.Select(mail => new PdfBlock.Row(text.Moment(mail.Mail.CreatedAt), $"{mail.Mail.Subject} ({mail.To})"))],
            },
        ];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken) =>
        new() { Mails = await MailOutbox.EraseOfCustomerAsync(scope, subject.Customer, cancellationToken) };
}
