using MotoPortal.Mail.Messages;


namespace MotoPortal.Tests.Mail;

public sealed class MailOptionsTests
{
    [Fact]
    public void No_setting_at_all_is_fine() => Failures(new MailOptions()).ShouldBeEmpty();

    [Fact]
    public void A_mail_server_with_a_sender_is_fine() =>
        Failures(new MailOptions { Host = "smtp.example.com", From = "shop@example.com", User = "shop", Password = "secret" })
            .ShouldBeEmpty();

    [Theory]
    [InlineData("StartTls", 587)]
    [InlineData("tls", 465)]
    [InlineData("Auto", 587)]
    [InlineData("None", 25)]
    public void The_port_follows_the_protection(string security, int port) =>
        new MailOptions { Security = security }.PortOrUsual.ShouldBe(port);

    [Fact]
    public void What_is_wrong_is_said_with_the_name_of_the_setting()
    {
        Failures(new MailOptions { Security = "Sometimes" }).ShouldHaveSingleItem().ShouldStartWith("Mail:Security is 'Sometimes'");
        Failures(new MailOptions { Security = "1" }).ShouldHaveSingleItem().ShouldStartWith("Mail:Security is '1'");
        Failures(new MailOptions { Port = 70_000 }).ShouldHaveSingleItem().ShouldStartWith("Mail:Port is 70000");
        Failures(new MailOptions { Host = "smtp.example.com", From = "shop@example.com", User = "shop" }).ShouldHaveSingleItem()
            .ShouldStartWith("Mail:User and Mail:Password");
        Failures(new MailOptions { Host = "smtp.example.com", From = "the shop" }).ShouldHaveSingleItem()
            .ShouldStartWith("Mail:From is 'the shop'");
        Failures(new MailOptions { From = "shop@example.com" }).ShouldHaveSingleItem().ShouldStartWith("Mail:Host is missing");
        Failures(
            new MailOptions { Host = "smtp.example.com", From = "shop@example.com", User = "shop", Password = "secret", Security = "None" })
            .ShouldHaveSingleItem().ShouldStartWith("Mail:Security is None while Mail:User is set");
        Failures(new MailOptions { Host = "127.0.0.1", From = "shop@example.com", User = "shop", Password = "secret", Security = "None" })
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Failures(MailOptions options) => new MailOptions.Validation().Validate(null, options).Failures ?? [];
}
