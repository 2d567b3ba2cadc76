namespace MotoPortal.Notices.Records;

/// <summary>The state of something that a customer is to be told.</summary>
public enum NoticeState
{
    /// <summary>An e-mail with it waits in the outbox.</summary>
    OnItsWay,

    /// <summary>A person has to tell the customer.</summary>
    ToTell,

    Told,
}
