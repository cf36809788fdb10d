import ArgumentParser
@main struct App { static func main() {} }
