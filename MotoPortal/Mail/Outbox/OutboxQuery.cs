namespace MotoPortal.Mail.Outbox;

/// <summary>Which mails of the outbox are asked for.</summary>
/// <param name="Page">Which page, from 0.</param>
/// <param name="Size">Mails on a page.</param>
/// <param name="NewestFirst">Whether the newest mail comes first.</param>
public sealed record OutboxQuery(int Page, int Size, bool NewestFirst = true);
