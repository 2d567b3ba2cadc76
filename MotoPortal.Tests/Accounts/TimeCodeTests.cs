using System.Text;
using MotoPortal.Accounts.SecondFactors;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

public sealed class TimeCodeTests
{
    // The key of RFC 6238, appendix B.
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void A_code_is_the_last_six_digits_of_the_example_of_the_standard(long seconds, string code)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);

        TimeCode.CodeAt(Key, TimeCode.StepAt(time)).ShouldBe(code);
        TimeCode.StepOf(Key, $"{code[..3]} {code[3..]}", time).ShouldBe(seconds / 30);
    }

    [Fact]
    public void A_code_is_taken_one_step_early_or_late_and_no_further()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = TimeCode.StepAt(now);

        long?[] found = [.. Enumerable.Range(-2, 5).Select(around => TimeCode.StepOf(Key, TimeCode.CodeAt(Key, step + around), now))];

        found.ShouldBe([null, step - 1, step, step + 1, null]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    [InlineData("００５９２４")]
    public void Another_text_is_no_code(string typed) =>
        TimeCode.StepOf(Key, typed, DateTimeOffset.FromUnixTimeSeconds(1234567890)).ShouldBeNull();

    [Fact]
    public void The_picture_holds_the_key_for_the_camera_and_as_text()
    {
        var picture = KeyPicture.Of("ada.o'neil@shop.example", Key);

        picture.Text.ShouldBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        KeyPicture.AddressOf("ada.o'neil@shop.example", "GEZD").ShouldBe(
            "otpauth://totp/MotoPortal:ada.o%27neil%40shop.example?secret=GEZD&issuer=MotoPortal&algorithm=SHA1&digits=6&period=30");
        picture.Path.ShouldStartWith("M4 4h1v1h-1z");
        AuthenticatorApp.WithKey(picture.Text).CodeAt(DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBe("287082");
    }
}
