using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Passwords;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data.Workers;
using MotoPortal.Mail.Messages;
using MotoPortal.Mail.Outbox;
using MotoPortal.Mail.Transport;
using MotoPortal.PersonalData;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Checks;
using MotoPortal.Shell.Settings;

namespace MotoPortal.Mail;

/// <summary>Registers e-mail: the outbox, the transport, and the outbox page.</summary>
internal static class MailRoom
{
    /// <summary>Adds the room's services.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .PostConfigure(
                options => options.FromName = string.IsNullOrEmpty(options.FromName) ? configuration["Merchant:Name"] : options.FromName)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptions.Validation>();
        services.AddSingleton<IMailTransport>(ChooseTransport);
        services.AddSingleton<IPasswordLinkMail, PasswordLinkMail>();
        services.AddSingleton<MailProtection>();
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<MailReads>();
        services.AddSingleton<MailFeed>();
        services.AddSingleton<IPreflightCheck, MailCheck>();
        services.AddSingleton<MailDelivery>();
        services.AddCustomerData<MailPersonalData>();
        services.AddSingleton<IRetentionRule, MailsRule>();
        services.AddWorker<MailWorker>();
        services.AddWorker<CheckpointMailWorker>();
        return services;
    }

    /// <summary>Maps the downloads of attachments.</summary>
    public static IEndpointRouteBuilder MapMail(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/outbox/{mail}/attachments/{position:int}", DownloadAsync).RequireAuthorization(Policies.SeeOutbox);
        return endpoints;
    }

    private static IMailTransport ChooseTransport(IServiceProvider services) =>
        !string.IsNullOrEmpty(services.GetRequiredService<IOptions<MailOptions>>().Value.Host) ? ActivatorUtilities
            .CreateInstance<SmtpMailTransport>(services)
        : services.GetRequiredService<IOptions<ShellOptions>>().Value.Mode is PortalMode.Practice ? new PracticeMailTransport()
        : new NoMailTransport();

    private static async Task<IResult> DownloadAsync(
        string mail, int position, [FromServices] MailReads reads, CancellationToken cancellationToken) =>
        MailId.TryFrom(mail) is { } id && await reads.AttachmentAsync(id, position, cancellationToken) is { } file
            ? Results.File(file.Bytes, file.ContentType, file.Name)
            : Results.NotFound();
}
